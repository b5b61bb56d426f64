package org.wwep.emulator.report;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into the protocol's own types, as a collector does: bytes are hexadecimal, unlike in
 * other JSON of Protocol Buffers. What the types do not know is refused.
 */
final class OtlpMessage {
  private OtlpMessage() {}

  static <B extends Message.Builder> B fill(B builder, Map<?, ?> json) {
    json.forEach(
        (name, value) -> {
          FieldDescriptor field =
              builder.getDescriptorForType().getFields().stream()
                  .filter(one -> one.getJsonName().equals(name))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new AssertionError(
                              builder.getDescriptorForType().getName() + " has no " + name));
          if (field.isRepeated()) {
            ((List<?>) value)
                .forEach(one -> builder.addRepeatedField(field, value(builder, field, one)));
          } else {
            builder.setField(field, value(builder, field, value));
          }
        });
    return builder;
  }

  private static Object value(Message.Builder builder, FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case MESSAGE -> fill(builder.newBuilderForField(field), (Map<?, ?>) value).build();
      case BYTE_STRING -> ByteString.copyFrom(HexFormat.of().parseHex((String) value));
      case STRING -> (String) value;
      // 64 bits are text, as a number of JavaScript does not hold them.
      case LONG -> Long.parseLong((String) value);
      case INT -> ((Number) value).intValue();
      case ENUM -> constant(field, ((Number) value).intValue());
      case BOOLEAN, DOUBLE, FLOAT -> throw new AssertionError(field + " is not written by us");
    };
  }

  private static EnumValueDescriptor constant(FieldDescriptor field, int number) {
    EnumValueDescriptor constant = field.getEnumType().findValueByNumber(number);
    if (constant == null) {
      throw new AssertionError(field.getEnumType().getName() + " has no " + number);
    }
    return constant;
  }
}
