package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipFile;

/**
 * All jars of a class path as one, for a quick start: one is opened in place of eighty, and the AOT
 * cache can hold each class of it, where it leaves out what is of Java 5 or signed.
 *
 * <p><b>Shape</b>: classes in the form for the Java that runs, those of Java 5 converted; service
 * files joined; the version of each package as its jar had it. Made on the user's machine from the
 * jars beside it, and made anew when one of them is another.
 */
final class QuickStartLibrary {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String SERVICES = "META-INF/services/";
  private static final String CLASS = ".class";
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+[.](SF|RSA|DSA|EC)");
  private static final Pattern OF_THE_JAR =
      Pattern.compile(".*/|META-INF/(MANIFEST[.]MF|INDEX[.]LIST|maven/.*)|module-info[.]class");

  private static final List<Attributes.Name> OF_A_PACKAGE =
      List.of(
          Attributes.Name.IMPLEMENTATION_TITLE,
          Attributes.Name.IMPLEMENTATION_VERSION,
          Attributes.Name.IMPLEMENTATION_VENDOR,
          Attributes.Name.SPECIFICATION_TITLE,
          Attributes.Name.SPECIFICATION_VERSION,
          Attributes.Name.SPECIFICATION_VENDOR);

  private final JarOutputStream out;
  private final boolean opensSigned;
  private final Set<String> written = new HashSet<>();
  private final Map<String, StringBuilder> services = new LinkedHashMap<>();
  private final List<Path> apart = new ArrayList<>();
  private final Manifest manifest = new Manifest();

  private QuickStartLibrary(JarOutputStream out, boolean opensSigned) {
    this.out = out;
    this.opensSigned = opensSigned;
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /**
   * Writes the library.
   *
   * @param jars the class path; of what two of them have the first counts
   * @param opensSigned whether signed jars lose their signature and are part of it; otherwise it
   *     names them as what follows it on the class path
   * @throws IOException if a file cannot be read or written, or is no jar
   */
  static void write(List<Path> jars, Path to, boolean opensSigned) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      out.setLevel(Deflater.BEST_SPEED);
      QuickStartLibrary library = new QuickStartLibrary(out, opensSigned);
      for (Path jar : jars) {
        library.add(jar);
      }
      library.finish();
    }
  }

  /**
   * Returns whether a cryptographic provider may have lost its signature: Oracle's own builds ask
   * for it.
   */
  static boolean opensSigned(String runtimeName) {
    return runtimeName.startsWith("OpenJDK");
  }

  private void add(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      if (!opensSigned && jar.stream().anyMatch(QuickStartLibrary::isSignature)) {
        apart.add(path);
        return;
      }
      Attributes told = told(jar);
      for (JarEntry entry : jar.versionedStream().toList()) {
        String name = entry.getName();
        if (OF_THE_JAR.matcher(name).matches() || isSignature(entry)) {
          continue;
        }
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          if (name.startsWith(SERVICES)) {
            services
                .computeIfAbsent(name, _ -> new StringBuilder())
                .append(new String(content, UTF_8))
                .append('\n');
          } else if (written.add(name)) {
            put(name, name.endsWith(CLASS) ? converted(content) : content);
            if (name.endsWith(CLASS) && !told.isEmpty()) {
              manifest.getEntries().put(name.substring(0, name.lastIndexOf('/') + 1), told);
            }
          }
        }
      }
    }
  }

  private static boolean isSignature(JarEntry entry) {
    return SIGNATURE.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches();
  }

  private static Attributes told(JarFile jar) throws IOException {
    Attributes told = new Attributes();
    Manifest from = jar.getManifest();
    for (Attributes.Name name : OF_A_PACKAGE) {
      Object value = from == null ? null : from.getMainAttributes().get(name);
      if (value != null) {
        told.put(name, value);
      }
    }
    return told;
  }

  private static byte[] converted(byte[] file) {
    try {
      return ClassVersionConverter.convert(file);
    } catch (IllegalArgumentException _) {
      // Its supertypes are not there: nothing loads it.
      return file;
    }
  }

  private void finish() throws IOException {
    for (Map.Entry<String, StringBuilder> service : services.entrySet()) {
      put(service.getKey(), service.getValue().toString().getBytes(UTF_8));
    }
    if (!apart.isEmpty()) {
      manifest
          .getMainAttributes()
          .put(
              Attributes.Name.CLASS_PATH,
              apart.stream().map(jar -> jar.toUri().toString()).collect(Collectors.joining(" ")));
    }
    out.putNextEntry(new JarEntry(MANIFEST));
    manifest.write(out);
    out.closeEntry();
  }

  private void put(String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
