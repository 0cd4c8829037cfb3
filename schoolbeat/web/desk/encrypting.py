"""A file on its way in: encrypted as it comes, so that its plain bytes never stand on the disk."""

import os
import secrets
import shutil
from contextlib import suppress
from typing import Any, BinaryIO
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from schoolbeat.exchange.held import stamp
from schoolbeat.foundation.cipherfile import CHUNK, CipherWriter, Kept, Written
from schoolbeat.foundation.files import give_name
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.files import PART, Shelf

SPARE = 64 * 1024 * 1024
"""Bytes that stay free on the disk for the database, however much comes in."""
TOO_LONG, NO_ROOM = "too long", "no room"
HEAD, TAIL = 16, 2048
"""So many of the first and the last bytes are kept at hand, for who asks what a file is."""


class Incoming:
    """One file on its way in, of one agency; unless it is accepted, `discard` leaves nothing of it."""

    def __init__(self, agency: UUID, shelf: Shelf) -> None:
        self._shelf, self._file = shelf, new_id()
        self._path = shelf.path(agency, self._file)
        self._part = self._path.with_suffix(PART)
        self.head, self.tail = b"", b""
        self._out: BinaryIO | None = None
        self._writer: CipherWriter | None = None
        self.fault = ""
        self._asked = False
        self.written: Written | None = None

    def has_room_for(self, announced: int) -> bool:
        """Say whether the disk has room for as many bytes, and some to spare."""
        try:
            self._make_folder()
            return shutil.disk_usage(self._part.parent).free > announced + SPARE
        except OSError:
            return False

    def _make_folder(self) -> None:
        # Each by itself: the folders that a folder makes on its way are not its owner's alone.
        for folder in (self._shelf.home().parent, self._shelf.home(), self._part.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def begin(self) -> None:
        """Begin a part, which its owner alone can read."""
        with _Noting(self):
            self._make_folder()
            handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._out = os.fdopen(handle, "wb")
            self._writer = CipherWriter(self._out, self._file)

    def write(self, piece: bytes) -> None:
        """Take in a piece; after a fault nothing more is written."""
        if self.fault or self._writer is None:
            return
        if self._writer.size + len(piece) > self._shelf.largest:
            self.fault = TOO_LONG
            self.discard()
            return
        self.head = self.head if len(self.head) == HEAD else (self.head + piece)[:HEAD]
        self.tail = (self.tail + piece[-TAIL:])[-TAIL:]
        with _Noting(self):
            self._writer.write(piece)

    def finish(self) -> None:
        """Put the whole file on the disk, under its name, before anybody says that it is there."""
        if self.fault or self._writer is None or self._out is None or not self._writer.size:
            return
        with _Noting(self):
            self.written = self._writer.finish()
            self._out.close()
            stamp(self._part)
            give_name(self._part, self._path)

    @property
    def kept(self) -> Kept | None:
        """Return under which name the file is kept, and what opens it; None before it is whole."""
        whole = self.written is not None and not self.fault
        return Kept(self._file, self.written.key) if whole and self.written else None

    def ask(self) -> None:
        """Say that the ledger is asked to name the file: until it answers, nobody knows whether it does.

        What it leaves unanswered is looked after by the worker, which asks the database.
        """
        self._asked = True

    def accept(self) -> None:
        """Say that an entry names the file: from now on it stays."""
        self._writer = self._out = self.written = None
        with suppress(OSError):
            # What stays of the part is taken away later.
            self._part.unlink(missing_ok=True)

    def refuse(self) -> None:
        """Say that no entry names the file, and leave nothing of it."""
        self._asked = False
        self.discard()

    def discard(self) -> None:
        """Leave nothing of a file that no entry names; does nothing once the ledger was asked, or it was accepted."""
        if self._asked or (self._writer is None and self._out is None):
            return
        if self._out is not None and not self._out.closed:
            _close(self._out)
        if self._writer is not None:
            self._path.unlink(missing_ok=True)
            self._part.unlink(missing_ok=True)
        self._writer = self._out = self.written = None


def _close(out: BinaryIO) -> None:
    try:
        out.close()
    except OSError:
        # What stood in the buffer does not fit the disk either; the file goes anyway.
        return


class _Noting:
    """Notes that the disk did not take what was written, and takes away what it took."""

    def __init__(self, coming: Incoming) -> None:
        self._coming = coming

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> bool:
        if kind is None or not issubclass(kind, OSError):
            return False
        self._coming.fault = NO_ROOM
        self._coming.discard()
        return True


class EncryptedUpload(UploadedFile):
    """A file that came in and was encrypted on the way: it can be asked for its name and size, and not read."""

    def __init__(self, coming: Incoming, name: str, size: int) -> None:
        super().__init__(None, name, "application/octet-stream", size)
        self.coming = coming

    def close(self) -> None:
        """Do nothing: whoever began the file ends it."""


class EncryptingHandler(FileUploadHandler):
    """Takes the one file of the form in, and no other."""

    chunk_size = CHUNK

    def __init__(self, coming: Incoming | None, field: str) -> None:
        super().__init__()
        self._coming, self._field, self._begun = coming, field, False

    def new_file(self, field_name: str, *args: Any, **more: Any) -> None:
        """Begin the file of the form; anything else is passed over."""
        super().new_file(field_name, *args, **more)
        if self._coming is None or self._begun or field_name != self._field:
            raise SkipFile
        self._begun = True
        self._coming.begin()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Encrypt a piece."""
        assert self._coming is not None
        self._coming.write(raw_data)

    def file_complete(self, file_size: int) -> EncryptedUpload:
        """Return the file."""
        assert self._coming is not None
        self._coming.finish()
        return EncryptedUpload(self._coming, self.file_name or secrets.token_hex(4), file_size)
