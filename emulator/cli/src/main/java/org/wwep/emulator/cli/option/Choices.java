package org.wwep.emulator.cli.option;

import java.util.ArrayList;
import java.util.List;

/** What completion offers for options whose words are not the names of Java's constants. */
public final class Choices {
  private Choices() {}

  /** Versions of TLS. */
  public static final class TlsVersions extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public TlsVersions() {
      super(List.of("1.2", "1.3"));
    }
  }

  /** Styles of the network API. */
  public static final class ApiStyles extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public ApiStyles() {
      super(List.of("stream", "packet", "bsd"));
    }
  }

  /** The course's servers. */
  public static final class CourseServers extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public CourseServers() {
      super(List.of("packets", "callbacks", "concurrent"));
    }
  }

  /** TLS engines. */
  public static final class TlsProviders extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public TlsProviders() {
      super(List.of("bouncy_castle", "jdk"));
    }
  }

  /** Styles of a value change dump. */
  public static final class VcdStyles extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public VcdStyles() {
      super(List.of("full", "plain"));
    }
  }

  /** Forms of a dump. */
  public static final class DumpFormats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public DumpFormats() {
      super(List.of("csv", "json"));
    }
  }

  /** Shells that complete commands. */
  public static final class Shells extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public Shells() {
      super(List.of("bash", "zsh", "fish"));
    }
  }

  /** Whose pipelines can be written. */
  public static final class Pipelines extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Made by picocli. */
    public Pipelines() {
      super(List.of("github", "gitlab", "none"));
    }
  }
}
