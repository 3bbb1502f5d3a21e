"""What the photo checker takes, and the limit of the file's size."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from validators.model import Input
from validators.photo.file import PhotoFile
from validators.photo.pixels import Pixels

LIMIT_KB, NOTE_KB = 100, 200  # 第十二问; the note of the 收集表
LIMIT = LIMIT_KB * 1024  # bytes
TARGET = LIMIT_KB * 1000  # bytes: small enough also for those who count 1000 bytes as a KB


def _read(given: object) -> object:
    return PhotoFile.of(given) if isinstance(given, bytes) else given


class PhotoInput(Input):
    """A file, and the picture that the caller decoded from it.

    For a file larger than MOST_BYTES, which nobody should read, `size` takes the place of `data`.

    The page shows a file picker instead of a form; the command line takes {"file": "PATH"}.
    """

    name: Annotated[str, Field(max_length=1000)] | None = Field(
        default=None, title="文件名", description="照片文件的名称。"
    )
    data: Annotated[PhotoFile, BeforeValidator(_read), WithJsonSchema({"type": "object"})] | None = Field(
        default=None, title="照片", description="照片文件的全部内容。"
    )
    size: Annotated[int, Field(ge=0)] | None = Field(
        default=None, title="文件大小", description="照片文件有多少字节；给了全部内容就空着。"
    )
    pixels: Annotated[Pixels, WithJsonSchema({"type": "object"})] | None = Field(
        default=None, title="画面", description="解码并缩小后的画面；没有解码就空着。"
    )
