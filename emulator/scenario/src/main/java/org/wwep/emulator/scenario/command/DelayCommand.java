package org.wwep.emulator.scenario.command;

import java.time.Duration;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.scenario.yaml.WokwiForm;

/**
 * Lets time pass; the next step happens at that very instant.
 *
 * <p><b>Source.</b> Wokwi's command of that name; minutes are ours.
 */
public record DelayCommand(Duration duration) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "delay",
              DelayCommand::read,
              """
          {
            "$ref": "#/$defs/duration",
            "description": "Lets time pass; the next step happens at that very instant."
          }
          """)
          .withoutFields()
          .withWokwiForm(WokwiForm.ofValue(DelayCommand::minutes));

  private static DelayCommand read(MappingReader fields, CommandScope scope) {
    return new DelayCommand(fields.required("delay", Duration.ZERO, ValueReaders::duration));
  }

  private static String minutes(String value) {
    return value.strip().endsWith("m") ? "Wokwi knows no minutes: write seconds" : "";
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public Duration leastTime() {
    return duration;
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    context.sleep(duration);
  }
}
