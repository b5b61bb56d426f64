package org.wwep.emulator.scenario.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wwep.emulator.scenario.yaml.CommandType;

/**
 * All commands: the one list that the parser, the schema and the tests go by.
 *
 * <p>A command is added here and in a file of its own, with its section in {@code
 * docs/reference/scenarios.md} and its test.
 */
public final class Commands {
  /** Every command, in the order of the reference. */
  public static final List<CommandType> ALL =
      List.of(
          DelayCommand.TYPE,
          WaitSerialCommand.TYPE,
          ExpectNotSerialCommand.TYPE,
          WriteSerialCommand.TYPE,
          ExpectPinCommand.TYPE,
          SetControlCommand.TYPE,
          PressCommand.TYPE,
          PressDownCommand.TYPE,
          ReleaseCommand.TYPE,
          WaitPinCommand.TYPE,
          HoldPinCommand.TYPE,
          ExpectBlinkCommand.TYPE,
          WaitFrameCommand.TYPE,
          ExpectNoFrameCommand.TYPE,
          ExpectRegisterCommand.TYPE,
          ExpectStateCommand.TYPE,
          ExpectLatencyCommand.TYPE,
          FaultCommand.TYPE,
          ClearFaultCommand.TYPE,
          RebootCommand.TYPE,
          PowerOffCommand.TYPE,
          PowerOnCommand.TYPE,
          ProvisionWifiCommand.TYPE,
          RepeatCommand.TYPE);

  private Commands() {}

  /** Returns all keywords, in the order of the reference. */
  public static Set<String> keywords() {
    Set<String> keywords = new LinkedHashSet<>();
    ALL.forEach(type -> keywords.add(type.keyword()));
    return keywords;
  }
}
