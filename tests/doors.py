"""The ways out of a program: to files, to the network, to the clock."""

from __future__ import annotations

import builtins
import datetime
import io
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest


class ClosedDoorError(Exception):
    """Somebody tried to reach outside."""


def closed(*_: object, **__: object) -> NoReturn:
    raise ClosedDoorError


class DateWithoutToday(datetime.date):
    today = closed


@contextmanager
def closed_doors() -> Iterator[None]:
    """While it lasts, files, network and clock raise ClosedDoorError."""
    with pytest.MonkeyPatch.context() as patch:
        for module, door in [(builtins, "open"), (io, "open"), (os, "open"), (os, "getenv"), (socket, "socket")]:
            patch.setattr(module, door, closed)
        for door in ("time", "time_ns", "localtime", "gmtime", "monotonic"):
            patch.setattr(time, door, closed)
        patch.setattr(datetime, "date", DateWithoutToday)
        patch.setattr(datetime, "datetime", None)
        for name, module in list(sys.modules.items()):
            if name.startswith("validators.") and "date" in vars(module):
                patch.setattr(module, "date", DateWithoutToday)
        yield
