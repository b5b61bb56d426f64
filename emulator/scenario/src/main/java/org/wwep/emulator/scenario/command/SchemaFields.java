package org.wwep.emulator.scenario.command;

/** Fields that several commands have, as JSON Schema writes them. */
final class SchemaFields {
  /** The part that is meant. */
  static final String PART =
      """
      "part-id": {"type": "string", "description": "The part's id, btn1 or led1 unless the device says otherwise."}""";

  /** The part, its pin, and the pin's level. */
  static final String PIN =
      """
      "part-id": {"type": "string", "description": "The part's id, btn1 or led1 unless the device says otherwise."},
      "name": {"type": ["string", "integer"], "description": "The pin: A or C of an LED, 1.l, 1.r, 2.l or 2.r of a button. Left out, the one the board is wired to."},
      "pin": {"type": ["string", "integer"], "description": "Old name of 'name'.", "deprecated": true},
      "value": {"description": "The level of the pin.", "enum": [0, 1, "0", "1"]}""";

  /** The client that is meant, by its button. */
  static final String CLIENT =
      """
      "part-id": {"type": "string", "description": "The button of the client that is meant, of a device that has several."}""";

  /** What to look for on a console, as it stands or as an expression. */
  static final String SERIAL_TEXT =
      """
      "text": {"$ref": "#/$defs/text"},
      "regex": {"type": ["string", "number", "boolean"], "description": "A regular expression, as Java has them."}""";

  /** Which frame is meant. */
  static final String FRAME =
      """
      "device": {"$ref": "#/$defs/device", "description": "Whose frame; left out, anybody's."},
      "command": {"enum": ["W", "R"]},
      "register": {"$ref": "#/$defs/register"},
      "value": {"$ref": "#/$defs/value"},
      "reply": {"enum": ["A", "X"], "description": "What the device hears of the server."},
      "answer": {"enum": ["A", "X"], "description": "What the server answers, heard or not."}""";

  private SchemaFields() {}

  /** Returns the schema of a command that moves a button's contact one way. */
  static String contact(String description) {
    return """
          {
            "description": "%s",
            "anyOf": [
              {"type": "string"},
              {
                "type": "object",
                "properties": {
                  %s,
                  "bounce": {"$ref": "#/$defs/bounce"},
                  "device": {"$ref": "#/$defs/device"}
                },
                "required": [
                  "part-id"
                ],
                "additionalProperties": false
              }
            ]
          }
          """
        .formatted(description, PART);
  }

  /** Returns the schema of a command that switches a device's or the server's power. */
  static String power(String description) {
    return """
          {
            "description": "%s",
            "anyOf": [
              {"type": ["string"], "description": "A device's id, or server."},
              {
                "type": "object",
                "properties": {
                  "device": {"$ref": "#/$defs/device", "description": "A device's id, or server."}
                },
                "additionalProperties": false
              },
              {"type": "null"}
            ]
          }
          """
        .formatted(description);
  }
}
