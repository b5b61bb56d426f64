"""Keywords of Robot Framework for boards of wwep, on the control port of `wwep serve-control`.

    *** Settings ***
    Library    WwepLibrary.py

    *** Test Cases ***
    A Press Lights The LED
        Start Board
        Press Button
        Let Time Pass    2s
        LED Should Be Lit
        Register Should Be    0001

The command is `wwep` of the PATH, or what the library's argument or the variable WWEP of the
environment says. Nothing but the standard library is needed.
"""

import json
import os
import shlex
import socket
import subprocess

PATIENCE = 120


class WwepLibrary:
    """One board for each test; the control port stays for the whole suite."""

    ROBOT_LIBRARY_SCOPE = "SUITE"
    ROBOT_LISTENER_API_VERSION = 3

    def __init__(self, command=None):
        self.ROBOT_LIBRARY_LISTENER = self
        self._command = shlex.split(command or os.environ.get("WWEP", "wwep"))
        self._process = None
        self._listening = None
        self._socket = None
        self._lines = None

    # What Robot Framework calls by itself.

    def end_test(self, data=None, result=None):
        self.stop_board()

    def close(self):
        self.stop_board()
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
            self._process.stdout.close()
            self._process = None

    # Keywords.

    def start_board(self, rig=None, seed=None, scenario=None, firmware=None):
        """Starts a board: virtual time and the course's client unless told otherwise."""
        self._connect()
        return self._ask(
            "start",
            rig=rig,
            seed=None if seed is None else int(seed),
            scenario=None if scenario is None else os.path.abspath(scenario),
            firmware=firmware,
        )

    def stop_board(self):
        """Ends the board, if there is one."""
        if self._socket is not None:
            self._lines.close()
            self._socket.close()
            self._socket = None

    def press_button(self, button=None, hold=None, bounce=None, device=None):
        self._ask("press", button=button, hold=hold, bounce=bounce, device=device)

    def hold_button(self, button=None, device=None):
        self._ask("down", button=button, device=device)

    def release_button(self, button=None, device=None):
        self._ask("up", button=button, device=device)

    def type_line(self, text, device=None):
        self._ask("type", text=text, device=device)

    def let_time_pass(self, time):
        """Lets time pass, `2s`; in virtual time at once."""
        self._ask("advance", time=time)

    def switch_power_on(self, device=None):
        self._ask("power", on=True, device=device)

    def switch_power_off(self, device=None):
        self._ask("power", on=False, device=device)

    def begin_fault(self, type, name=None, stream=None, device=None, **attributes):
        self._ask("fault", type=type, name=name, stream=stream, device=device, attributes=attributes or None)

    def end_fault(self, name=None):
        self._ask("clear-fault", name=name)

    def wait_for_console(self, text, timeout=None, device=None):
        self._ask("wait", text=text, timeout=timeout, device=device)

    def wait_for_led(self, lit=True, led="led1", timeout=None, device=None):
        self._ask("wait", led=led, lit=_truth(lit), timeout=timeout, device=device)

    def led_should_be_lit(self, led="led1", device=None):
        self._led_should_be(True, led, device)

    def led_should_be_dark(self, led="led1", device=None):
        self._led_should_be(False, led, device)

    def register_should_be(self, value, register=None, device=None):
        """Fails unless the server holds these four hex digits."""
        held = self.get_register(register, device)
        if held != str(value).upper():
            raise AssertionError("the register is %s, and not %s" % (held, value))

    def get_register(self, register=None, device=None):
        """Returns what the server holds, or None."""
        return self._ask("register", register=register, device=device).get("value")

    def get_console(self, device=None):
        """Returns the lines that were printed, the first thousand."""
        return [line["text"] for line in self._ask("console", device=device)["lines"]]

    def do_step(self, step):
        """Does a step of the scenario language, in JSON: `{"expect-register": {"value": "0001"}}`."""
        self._ask("step", step=json.loads(step))

    def scenario_should_pass(self, file, seed=None):
        """Runs a scenario's file beside the board."""
        self._connect()
        result = self._ask("run", file=os.path.abspath(file), seed=None if seed is None else int(seed))["result"]
        if result["verdict"] not in ("PASS", "FLAKY"):
            raise AssertionError(result["failure"])

    # The port.

    def _led_should_be(self, lit, led, device):
        for each in self._ask("leds", device=device)["leds"]:
            if each["part"] == led:
                if each["lit"] != lit:
                    raise AssertionError("%s is %s" % (led, "lit" if each["lit"] else "dark"))
                return
        raise ValueError("there is no %s" % led)

    def _connect(self):
        if self._process is None:
            self._process = subprocess.Popen(
                self._command + ["serve-control", "--json"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                text=True,
            )
            line = self._process.stdout.readline()
            if not line:
                raise RuntimeError("wwep serve-control ended with exit code %d" % self._process.wait())
            self._listening = json.loads(line)
        if self._socket is None:
            self._socket = socket.create_connection((self._listening["host"], self._listening["port"]), PATIENCE)
            self._lines = self._socket.makefile("r", encoding="utf-8", newline="\n")
            self._ask("hello", token=self._listening["token"], version=1)

    def _ask(self, do, **fields):
        if self._socket is None:
            raise RuntimeError("there is no board: Start Board comes first")
        request = {name: value for name, value in fields.items() if value is not None}
        request["do"] = do
        self._socket.sendall((json.dumps(request) + "\n").encode("utf-8"))
        line = self._lines.readline()
        if not line:
            raise RuntimeError("wwep serve-control has closed the connection")
        reply = json.loads(line)
        if not reply["ok"]:
            raise (AssertionError if reply["kind"] == "failed" else RuntimeError)(reply["error"])
        return reply


def _truth(value):
    return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "on", "1")
