"""A pytest plugin: boards of wwep as fixtures, on the control port of `wwep serve-control`.

Put this file beside your tests and name it in conftest.py:

    pytest_plugins = ["wwep_pytest"]

The command is `wwep` of the PATH, or what WWEP or --wwep says. Nothing but the standard library and
pytest is needed.
"""

import json
import os
import shlex
import socket
import subprocess

import pytest

PATIENCE = 120


class WwepError(Exception):
    """A request that came to nothing; kind is request, failed, board or late."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Board:
    """A connection to the control port, and the board that it starts."""

    def __init__(self, host, port, token):
        self._socket = socket.create_connection((host, port), timeout=PATIENCE)
        self._lines = self._socket.makefile("r", encoding="utf-8", newline="\n")
        self.ask("hello", token=token, version=1)

    def ask(self, do, **fields):
        """Sends a request and returns the reply; fields that are None are left out.

        What the board was to do and did not is an AssertionError, all else a WwepError.
        """
        request = {name.replace("_", "-"): value for name, value in fields.items() if value is not None}
        request["do"] = do
        self._socket.sendall((json.dumps(request) + "\n").encode("utf-8"))
        line = self._lines.readline()
        if not line:
            raise WwepError("board", "wwep serve-control has closed the connection")
        reply = json.loads(line)
        if reply["ok"]:
            return reply
        if reply["kind"] == "failed":
            raise AssertionError(reply["error"])
        raise WwepError(reply["kind"], reply["error"])

    def start(self, rig=None, seed=None, scenario=None, firmware=None):
        """Starts a board: virtual time and the course's client unless told otherwise."""
        return self.ask("start", rig=rig, seed=seed, scenario=_text(scenario), firmware=_texts(firmware))

    def step(self, **step):
        """Does a step of the scenario language: step(expect_register={"value": "0001"})."""
        return self.ask("step", step={name.replace("_", "-"): value for name, value in step.items()})

    def press(self, button=None, device=None, hold=None, bounce=None):
        return self.ask("press", button=button, device=device, hold=hold, bounce=bounce)

    def down(self, button=None, device=None):
        return self.ask("down", button=button, device=device)

    def up(self, button=None, device=None):
        return self.ask("up", button=button, device=device)

    def type(self, text, device=None):
        return self.ask("type", text=text, device=device)

    def power(self, on, device=None):
        return self.ask("power", on=on, device=device)

    def fault(self, type, **fields):
        return self.ask("fault", type=type, **fields)

    def clear_fault(self, name=None):
        return self.ask("clear-fault", name=name)

    def advance(self, time):
        """Lets time pass, "2s"; in virtual time at once."""
        return self.ask("advance", time=time)

    def wait_console(self, text, timeout=None, device=None):
        """Waits until the console shows a text, from where the last wait found its own."""
        return self.ask("wait", text=text, timeout=timeout, device=device)

    def wait_led(self, led, lit, timeout=None, device=None):
        return self.ask("wait", led=led, lit=lit, timeout=timeout, device=device)

    def led(self, led="led1", device=None):
        """Returns whether an LED is lit."""
        return next(each["lit"] for each in self.ask("leds", device=device)["leds"] if each["part"] == led)

    def pins(self, device=None):
        return self.ask("pins", device=device)["pins"]

    def register(self, register=None, device=None):
        """Returns what the server holds, four hex digits, or None."""
        return self.ask("register", register=register, device=device).get("value")

    def console(self, device=None):
        """Returns all lines that were printed."""
        return [line["text"] for line in self._all("console", "lines", device=device)]

    def frames(self):
        return self._all("frames", "frames")

    def _all(self, do, name, **fields):
        found, start = [], 0
        while True:
            reply = self.ask(do, **{"from": start}, **fields)
            found += reply[name]
            if reply["next"] == start:
                return found
            start = reply["next"]

    def run(self, file, seed=None, rig=None):
        """Runs a scenario's file beside the board, and returns its result."""
        return self.ask("run", file=_text(file), seed=seed, rig=rig)["result"]

    def close(self):
        self._lines.close()
        self._socket.close()


class Server:
    """A running `wwep serve-control`."""

    def __init__(self, command):
        self._process = subprocess.Popen(
            command + ["serve-control", "--json"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        line = self._process.stdout.readline()
        if not line:
            raise WwepError("board", "wwep serve-control ended with exit code %d" % self._process.wait())
        listening = json.loads(line)
        self.host, self.port, self.token = listening["host"], listening["port"], listening["token"]

    def connect(self):
        """Returns a new connection, without a board yet."""
        return Board(self.host, self.port, self.token)

    def close(self):
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._process.stdout.close()


def _text(path):
    return None if path is None else os.path.abspath(os.fspath(path))


def _texts(paths):
    if paths is None:
        return None
    return [os.fspath(path) for path in ([paths] if isinstance(paths, (str, os.PathLike)) else paths)]


def pytest_addoption(parser):
    parser.addoption("--wwep", default=os.environ.get("WWEP", "wwep"), help="the command wwep (default: $WWEP, else wwep)")


def pytest_configure(config):
    config.addinivalue_line("markers", "wwep(rig, seed, scenario, firmware): what the board of wwep_board is to be")


@pytest.fixture(scope="session")
def wwep_server(request):
    """A control port for the whole session."""
    server = Server(shlex.split(request.config.getoption("--wwep")))
    yield server
    server.close()


@pytest.fixture
def wwep_board(request, wwep_server):
    """A board of the test's own; @pytest.mark.wwep(rig="emulated") says what it is to be."""
    marker = request.node.get_closest_marker("wwep")
    board = wwep_server.connect()
    try:
        board.start(**(marker.kwargs if marker else {}))
        yield board
    finally:
        board.close()
