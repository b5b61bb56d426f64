"""What a press does, in virtual time: an hour takes as long as a second."""

import pytest


def test_a_press_lights_the_led_and_reaches_the_server(wwep_board):
    assert not wwep_board.led()
    wwep_board.press()
    wwep_board.wait_console("Server Response=A", timeout="10s")
    wwep_board.advance("2s")
    assert wwep_board.led()
    assert wwep_board.register() == "0001"
    assert any("W" == frame.get("sent", "")[:1] for frame in wwep_board.frames())


def test_what_was_pressed_without_a_network_arrives_later(wwep_board):
    wwep_board.advance("2s")
    wwep_board.fault("timeout", stream="upstream", name="cut")
    wwep_board.press()
    wwep_board.advance("1s")
    assert wwep_board.register() is None
    wwep_board.clear_fault("cut")
    wwep_board.advance("60m")
    assert wwep_board.register() == "0001"


def test_what_does_not_come_is_an_assertion(wwep_board):
    with pytest.raises(AssertionError, match="no such line"):
        wwep_board.wait_console("no such line", timeout="5s")


@pytest.mark.wwep(seed=7)
def test_a_step_of_the_scenario_language(wwep_board):
    wwep_board.press(bounce="worn")
    wwep_board.advance("2s")
    wwep_board.step(expect_register={"value": "0001"})


@pytest.mark.wwep(rig="emulated")
def test_on_real_sockets(wwep_board):
    wwep_board.press()
    wwep_board.wait_led("led1", True, timeout="30s")
