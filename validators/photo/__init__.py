"""照片 (the photo for the certificate): at most 100 KB, in colour, on a white background (第十二问).

Make-up, hat, expression and clothes are for a person to judge: the checker only lists them.
"""

from validators.photo.details import PhotoDetails
from validators.photo.file import TAKES_FILE
from validators.photo.headline import headline
from validators.photo.input import PhotoInput
from validators.photo.prepare import prepare
from validators.photo.rules.appearance import APPEARANCE
from validators.photo.rules.background import BACKGROUND
from validators.photo.rules.file import FILE
from validators.photo.rules.subject import SUBJECT
from validators.rules import Checker

CHECKER = Checker(
    name="photo",
    title="照片自查",
    input_model=PhotoInput,
    prepare=prepare,
    headline=headline,
    details=PhotoDetails,
    rule_sets=(FILE, BACKGROUND, SUBJECT, APPEARANCE),
    examples=(),
    file=TAKES_FILE,
)
