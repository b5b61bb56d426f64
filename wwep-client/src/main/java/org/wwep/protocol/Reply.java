package org.wwep.protocol;

/** What a register server answers. */
public sealed interface Reply permits AckReply, ErrorReply {
  /** Returns the reply as text, without a line end. */
  String frame();
}
