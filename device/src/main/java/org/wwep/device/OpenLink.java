package org.wwep.device;

/** The device's open connection, which any task may close when power is lost. */
interface OpenLink {
  /** There is none. */
  OpenLink NONE =
      new OpenLink() {
        @Override
        public void close() {}

        @Override
        public void abort() {}
      };

  /** Closes the connection, which ends the call under way. */
  void close();

  /** Breaks the connection, which ends the call under way: nothing of it is sent any more. */
  void abort();
}
