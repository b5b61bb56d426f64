package org.wwep.emulator.report;

import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The elements of JUnit XML, a line each; what others wrote is made fit to be shown. */
final class JunitWriter {
  private final XMLStreamWriter xml;

  private JunitWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What a document has in it. */
  @FunctionalInterface
  interface Content {
    void write(JunitWriter xml) throws XMLStreamException;
  }

  /** Returns a document. */
  static String document(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      content.write(new JunitWriter(xml));
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  void begin(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  // A reader turns line ends in attributes to blanks in any case.
  void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, PrintableText.line(value));
  }

  /**
   * Counts what is in the element that was begun last.
   *
   * @param time in seconds
   */
  void totals(String name, int tests, int failures, int errors, String time)
      throws XMLStreamException {
    attribute("name", name);
    attribute("tests", Integer.toString(tests));
    attribute("failures", Integer.toString(failures));
    attribute("errors", Integer.toString(errors));
    attribute("skipped", "0");
    attribute("time", time);
  }

  void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  /** Ends an element with lines; within each nothing has an effect of its own. */
  void endWith(String text) throws XMLStreamException {
    String lines = text.lines().map(PrintableText::line).collect(Collectors.joining("\n"));
    xml.writeCharacters(text.endsWith("\n") ? lines + "\n" : lines);
    xml.writeEndElement();
  }
}
