"""Formats that are taken apart in a process of their own, bounded in time and memory: strangers' bytes cannot stop the program.

The parent sends bytes after their length, the child answers with JSON. The child is started once and used again; one that takes
too long, grows too large or dies is put away, and the document ends as `refused` or `failed`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from importlib import import_module
from typing import IO, Any

from contested.errors import InputError
from contested.intake.parts import EndedError, broken
from contested.settings import setting

MEMORY = 1 << 30  # bytes of addresses that the child may take
SIZE = struct.Struct(">Q")


class Child:
    """The process, and what goes to and fro."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "contested.intake.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def ask(self, where: str, raw: bytes, seconds: float) -> Any:
        """What the function answers. Raises EOFError where the child died, TimeoutError where it took too long."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            put(self.process.stdin, where.encode())
            put(self.process.stdin, raw)
            return json.loads(get(self.process.stdout))
        except (OSError, EOFError) as problem:
            raise TimeoutError if late.is_set() else EOFError from problem
        finally:
            timer.cancel()

    def close(self) -> None:
        """Ends the process."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        self.process.wait()


kept: list[Child] = []
lock = threading.Lock()


@atexit.register
def end() -> None:
    """Ends the child."""
    while kept:
        kept.pop().close()


def apart(where: str, raw: bytes) -> Any:
    """What `module:function` of this folder makes of the bytes. Raises InputError and EndedError as it does, or for its limits."""
    seconds = float(setting("max_seconds"))
    with lock:
        if not kept or kept[0].process.poll() is not None:
            end()
            kept.append(Child())
        try:
            kind, answer = kept[0].ask(where, raw, seconds)
        except TimeoutError:
            end()
            raise InputError(f"it takes longer than {seconds:g} seconds to take apart (setting max_seconds)") from None
        except EOFError:
            end()
            raise broken("the program that takes it apart broke off") from None
    if kind == "made":
        return answer
    if kind == "refused":
        raise InputError(answer)
    raise EndedError(kind, answer)


def put(stream: IO[bytes] | None, sent: bytes) -> None:
    """Sends bytes."""
    assert stream is not None
    stream.write(SIZE.pack(len(sent)))
    stream.write(sent)
    stream.flush()


def get(stream: IO[bytes] | None) -> bytes:
    """Takes bytes. Raises EOFError at the end."""
    assert stream is not None
    head = stream.read(SIZE.size)
    size = SIZE.unpack(head)[0] if len(head) == SIZE.size else 0
    sent = stream.read(size)
    if not head or len(sent) < size:
        raise EOFError
    return sent


def answer(where: str, raw: bytes) -> tuple[str, Any]:
    """What the child answers: what was made, or how it ended and why."""
    module, name = where.split(":")
    try:
        return "made", getattr(import_module(f"contested.intake.{module}"), name)(raw)
    except EndedError as problem:
        return problem.outcome.name, problem.outcome.reason
    except InputError as problem:
        return "refused", str(problem)
    except MemoryError:
        return "refused", "it takes more memory than is given to one document"
    except Exception as problem:  # whatever one document does
        return "failed", f"it cannot be read: {type(problem).__name__}: {' '.join(str(problem).split())[:200]}"


def serve() -> None:
    """The child: answers until nothing more is asked."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a library prints must not come between
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            where, raw = get(stdin).decode(), get(stdin)
            put(stdout, json.dumps(answer(where, raw)).encode())


if __name__ == "__main__":
    serve()
