"""What the photo checker takes, and how it becomes facts for its rules and details for the page."""

from __future__ import annotations

from pydantic import Field, WithJsonSchema
from typing import Annotated

from validators.model import Input
from validators.photo.pixels import Pixels


class PhotoInput(Input):
    """What the checker takes: a file, and the picture that somebody else decoded from it.

    The page makes no form of it but lets a person choose a file; the command line takes {"file": "PATH"} instead.
    """

    name: Annotated[str, Field(max_length=1000)] | None = Field(
        default=None, title="文件名", description="照片文件的名称。"
    )
    data: Annotated[bytes, WithJsonSchema({"type": "object"})] | None = Field(
        default=None, title="照片", description="照片文件的全部内容。"
    )
    pixels: Annotated[Pixels, WithJsonSchema({"type": "object"})] | None = Field(
        default=None, title="画面", description="解码并缩小后的画面；没有解码就空着。"
    )
