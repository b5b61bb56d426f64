package org.wwep.emulator.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.wwep.value.BoundedFile;
import org.xml.sax.SAXException;

/** JUnit XML of several shards as one document: suites of one name are one, and counts are sums. */
final class JunitMerge {
  private static final List<String> COUNTS = List.of("tests", "failures", "errors", "skipped");
  private static final String TIME = "time";

  private final DocumentBuilder builder;
  private final Document document;
  private final Element root;
  private final Map<String, Element> suites = new LinkedHashMap<>();

  JunitMerge() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      builder = factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    document = builder.newDocument();
    root = document.createElement("testsuites");
    root.setAttribute("name", "wwep");
    document.appendChild(root);
  }

  /** Adds a shard's. */
  void add(Path file) throws IOException, BatchMergeException {
    try {
      Element other =
          builder.parse(new ByteArrayInputStream(BoundedFile.read(file))).getDocumentElement();
      for (Element suite : children(other, "testsuite")) {
        add(suite);
      }
    } catch (SAXException e) {
      throw new BatchMergeException(file + " is no JUnit XML: " + e.getMessage());
    }
  }

  private void add(Element suite) {
    Element known = suites.get(suite.getAttribute("name"));
    sum(root, suite);
    if (known == null) {
      Element copy = (Element) document.importNode(suite, true);
      suites.put(suite.getAttribute("name"), copy);
      root.appendChild(copy);
      return;
    }
    sum(known, suite);
    for (Element testcase : children(suite, "testcase")) {
      known.appendChild(document.importNode(testcase, true));
    }
    for (Element properties : children(suite, "properties")) {
      for (Element property : children(properties, "property")) {
        children(known, "properties").getFirst().appendChild(document.importNode(property, true));
      }
    }
  }

  private static void sum(Element total, Element one) {
    for (String count : COUNTS) {
      total.setAttribute(count, number(total, count).add(number(one, count)).toPlainString());
    }
    total.setAttribute(TIME, number(total, TIME).add(number(one, TIME)).toPlainString());
  }

  private static BigDecimal number(Element element, String attribute) {
    String text = element.getAttribute(attribute);
    return text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?") ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      Node child = all.item(i);
      if (child instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  String text() {
    StringWriter text = new StringWriter();
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
      transformer.transform(new DOMSource(document), new StreamResult(text));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }
}
