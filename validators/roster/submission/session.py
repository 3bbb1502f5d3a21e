"""本月要报的人 on the page: photos beside a roster that was checked, looked at page by page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from validators.application_form.words import plain
from validators.certificate_kind import CertificateKind
from validators.model import Outcome, Severity, Traits, choices_of
from validators.roster.columns import CERTIFICATE_KIND, CERTIFICATE_NUMBER, FORM_FIELDS, NAME, RESIDENT_ID
from validators.roster.submission.beside import NOBODY, Beside
from validators.roster.submission.file_names import without_ending
from validators.roster.submission.needs import Standing
from validators.roster.submission.photos import Photo, Told, judged
from validators.roster.submission.ways import Way
from validators.roster.written import written

if TYPE_CHECKING:
    from validators.browser import OpenFile
    from validators.roster.session import Session

_PAGE = 50
_MOST_CODES = 5
_MOST_OFFERED = 300  # people whose photo an unknown file may be
_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "BMP": ".bmp"}
_OVER = object()
_ALL, _SUBMITTED = "all", "submitted"
_WAY_OF = {way.value: way for way in Way}
_WAYS = {_SUBMITTED: "要报的", **{value: way.label for value, way in _WAY_OF.items()}}
_ON_FORMS = (Way.NEW, Way.REPLACE, Way.UNKNOWN)
_NAMED_BY = {"name-number": (NAME, CERTIFICATE_NUMBER), "resident-id": (RESIDENT_ID,)}


class Submission:
    """Photos beside a roster. `open` comes first, with each roster that was checked, then `prepare` until it is done.

    Whatever else is asked for before does what is left of it.
    """

    def __init__(self) -> None:
        self._kept = Beside()
        self._opening: Iterator[None] = iter(())
        self._preparing: Iterator[None] | None = None

    def open(self, session: Session) -> None:
        """Take the people of a roster whose check is finished."""
        self._session = session
        session.photos = self._photos
        self._opening = self._kept.opening(session.checking)
        self._preparing = None

    def prepare(self) -> bool:
        """Do the next piece of finding how far everybody is. Return whether there is more to do."""
        if self._preparing is None:
            self._preparing = self._prepared()
        if next(self._preparing, _OVER) is _OVER:
            self._preparing = None
        return self._preparing is not None

    def _prepared(self) -> Iterator[None]:
        yield from self._opening
        yield from self._kept.finding_standings()

    @property
    def _beside(self) -> Beside:
        for _ in self._opening:
            pass
        return self._kept

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return len(self._kept.photos)

    def count_written(self, text: str) -> int:
        """Return how many people are written in a text, one a line."""
        listed = written(text)
        return sum(any(row) for row in zip(*listed.grid.columns, strict=True)) if listed else 0

    def add_json(self, files_json: str) -> None:
        """Take files, as a list of {id, path}. Each is judged later, or found unreadable."""
        self._beside.add((each["id"], each["path"]) for each in json.loads(files_json))

    def judged(self, photo: int, verdict_json: str, file: OpenFile | None = None) -> None:
        """Take the photo checker's verdict. `file` is what it looked at; none if the file is too large to read.

        A photo that was made to fit is judged again, and still shows the same.
        """
        one = self._beside.photos.get(photo)
        if one:
            now = judged(json.loads(verdict_json), file.values if file else {})
            one.judged = replace(now, sameness=one.judged.sameness) if one.judged else now
            self._beside.looked_at(one)

    def unreadable(self, photo: int) -> None:
        """Take that nobody can read a file."""
        one = self._beside.photos.get(photo)
        if one:
            one.is_unreadable = True
            self._beside.looked_at(one)

    def take_up_json(self, said_json: str) -> None:
        """Take what `say_json` of another one gave last; before `open`."""
        self._beside.take_up(json.loads(said_json))

    def say_json(self, said_json: str) -> str:
        """Take what a person said, as one of {photo, person}, {query, way}, {person, way}, {person, tick, isTicked}.

        For a photo the person is null for whoever its name says, and NOBODY for nobody. Return all that was said.
        """
        said = json.loads(said_json)
        if "photo" in said:
            self._beside.assign(said["photo"], said["person"])
        elif "tick" in said:
            self._beside.tick(said["person"], said["tick"], is_ticked=said["isTicked"])
        else:
            people = [said["person"]] if "person" in said else self._listed(said["query"])
            self._beside.choose(people, _WAY_OF[said["way"]])
        return json.dumps(self._beside.said)

    def lines_json(self, query_json: str) -> str:
        """Return a page of people as JSON, with how many there are of each kind, and the photos that are nobody's yet.

        The query has `page`, `way` (of Way, or "submitted") and `standing` (of Standing, or "all").
        """
        query = json.loads(query_json)
        of_way, listed = self._of_way(query["way"]), self._listed(query)
        standings = Counter(map(self._beside.standing, of_way))
        pages = max(1, -(-len(listed) // _PAGE))
        page = min(max(0, int(query["page"])), pages - 1)
        photos = self._beside.photos.values()
        without = (person for person in of_way if not self._beside.photos_of(person))
        return json.dumps(
            {
                "rows": [*map(self._row, listed[page * _PAGE : (page + 1) * _PAGE])],
                "page": page,
                "pages": pages,
                "people": len(listed),
                "forms": sum(self._beside.ways[person] in _ON_FORMS for person in listed),
                "ways": self._ways(),
                "standings": [
                    {"id": standing, "label": label, "people": count}
                    for standing, label, count in (
                        (_ALL, "全部", len(of_way)),
                        *((each.value, each.label, standings[each]) for each in Standing),
                    )
                ],
                "notes": self._notes(),
                "choices": [{"id": way, "label": way.label} for way in Way],
                "photos": len(photos),
                "open": [self._open(photo) for photo in photos if photo.is_open],
                "unused": [{"id": photo.id, "name": photo.name} for photo in photos if photo.assigned == NOBODY],
                "offered": [
                    {"person": person, "words": self._words(person)} for person in islice(without, _MOST_OFFERED)
                ],
            }
        )

    def forms_json(self, query_json: str) -> str:
        """Return what stands on the form of everybody who is listed and needs one, by field, as JSON."""
        listed = self._listed(json.loads(query_json))
        return json.dumps([_form(self._texts(person)) for person in listed if self._beside.ways[person] in _ON_FORMS])

    def names_json(self, query_json: str, named_by: str) -> str:
        """Return what the photos of the people listed are to be called, as JSON.

        `named_by` is "name-number" or "resident-id". `isRight` is false for what should not be handed in.
        """
        lines = map(self._beside.line, self._listed(json.loads(query_json)))
        photos = [line.photo for line in lines if line.photo and line.photo.judged]
        return json.dumps(
            [
                {
                    "id": photo.id,
                    "name": self._called(photo, named_by),
                    "isRight": bool(photo.judged and photo.judged.outcome is not Outcome.FAIL),
                }
                for photo in photos
            ]
        )

    def _of_way(self, way: str) -> list[int]:
        ways = enumerate(self._beside.ways)
        return [person for person, each in ways if way == each or (way == _SUBMITTED and each is not Way.NOTHING)]

    def _listed(self, query: Mapping[str, Any]) -> list[int]:
        people = self._of_way(query["way"])
        return [person for person in people if query["standing"] in (_ALL, self._beside.standing(person))]

    def _ways(self) -> list[dict[str, Any]]:
        counts = Counter[str](self._beside.ways)
        counts[_SUBMITTED] = counts.total() - counts[Way.NOTHING]
        return [{"id": way, "label": label, "people": counts[way]} for way, label in _WAYS.items()]

    def _texts(self, person: int) -> dict[str, str]:
        table, index = self._session.checking.people.place(person)
        return table.person(index)

    def _notes(self) -> list[str]:
        """Return what holds for everybody: codes of which nobody has said yet that they are the unit's."""
        codes = sorted(self._session.checking.judging.asked)
        if not codes:
            return []
        named = "、".join(codes[:_MOST_CODES]) + (f"等 {len(codes)} 个" if len(codes) > _MOST_CODES else "")
        return [f"证件编号前面的代码 {named}，还没有定下来是不是本单位的。填错会退回（第十三问），上报以前先定下来。"]

    def _row(self, person: int) -> dict[str, Any]:
        line, texts = self._beside.line(person), self._texts(person)
        return {
            "person": person,
            "row": self._session.checking.people.rows_named([person]),
            "name": texts.get(NAME, ""),
            "number": texts.get(CERTIFICATE_NUMBER, ""),
            "way": line.way,
            "standing": line.standing if line.way is not Way.NOTHING else None,
            "text": line.text if line.way is not Way.NOTHING else Way.NOTHING.label,
            "needs": [{"label": need.label, "told": [*map(_told, need.told)]} for need in line.needs],
            "ticks": [{"id": tick.id, "label": tick.label, "isTicked": tick.is_ticked} for tick in line.ticks],
            "photos": [
                {"id": photo.id, "name": photo.name, "tally": photo.judged.tally if photo.judged else ""}
                for photo in self._beside.photos_of(person)
            ],
        }

    def _open(self, photo: Photo) -> dict[str, Any]:
        return {
            "id": photo.id,
            "name": photo.path,
            "asks": photo.match.asks or "文件名里没有花名册上的姓名和号码。",
            "people": [{"person": person, "words": self._words(person)} for person in photo.match.people],
        }

    def _words(self, person: int) -> str:
        people = self._session.checking.people
        return f"{people.text(person, NAME)}（{people.rows_named([person])}）"

    def _called(self, photo: Photo, named_by: str) -> str:
        texts = self._texts(photo.person or 0)
        parts = [text for name in _NAMED_BY[named_by] if (text := "".join(texts.get(name, "").split()))]
        ending = _ENDINGS.get(photo.judged.format or "" if photo.judged else "", "")
        return ("_".join(parts) or "".join(texts.get(NAME, "").split()) or without_ending(photo.name)) + ending

    def _photos(self) -> dict[int, str] | None:
        """Return what is to be written of everybody's photos into the result; None if there are no photos."""
        if not self.photos:
            return None
        return {person: _photo_words(self._beside.photos_of(person)) for person in range(self._beside.count)}


def _told(told: Told) -> dict[str, str]:
    return {"severity": told.severity, "text": told.text, "remedy": told.remedy}


def _photo_words(photos: Sequence[Photo]) -> str:
    words = []
    for photo in photos:
        found = (
            "；".join(told.text for told in photo.judged.told if told.severity is not Severity.WARNING)
            if photo.judged
            else ""
        )
        tally = photo.judged.tally if photo.judged else "没有查"
        words.append(f"{photo.name}：{tally}{f'（{found}）' if found else ''}")
    return "\n".join(words)


def _form(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what stands on the form: an answer by its code, any other text as it is."""
    is_delegated = plain(texts.get(CERTIFICATE_KIND, "")) == CertificateKind.DELEGATED
    return {
        name: plain(texts[name]) if choices_of(info) else texts[name].strip()
        for name, info in FORM_FIELDS.items()
        if texts.get(name, "").strip() and (is_delegated or not Traits.of(info).delegated)
    }
