package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Mismatch;
import org.xml.sax.InputSource;

class JunitXmlTest {
  /** Unpacked by the build from Surefire's own source release. */
  private static final File SCHEMA = new File("target/xsd/surefire-test-report.xsd");

  private static final RunResult FAILED = SimulatedRun.failed();
  private static final RunResult PASSED =
      SampleRuns.renamed(SimulatedRun.passed(), "Press", "a/b.yaml", 2);

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> all(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static void validate(Document document) throws Exception {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(SCHEMA)
            .newValidator();
    List<Element> suites = all(document, "testsuite");
    assertThat(suites).isNotEmpty();
    for (Element testCase : all(document, "testcase")) {
      // Other consumers' attributes, which Surefire's schema lacks.
      assertThat(testCase.getAttribute("file")).isNotEmpty();
      testCase.removeAttribute("file");
      testCase.removeAttribute("line");
    }
    for (Element suite : suites) {
      validator.validate(new DOMSource(suite));
    }
  }

  @Test
  void suites_are_files_and_cases_are_runs() throws Exception {
    RunResult again = SampleRuns.renamed(FAILED, FAILED.scenario().name(), "press.yaml", 2);
    Document document = parse(JunitXml.text(List.of(FAILED, PASSED, again)));
    validate(document);
    Element root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("tests")).isEqualTo("3");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(all(document, "testsuite"))
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("press.yaml", "a/b.yaml");
    assertThat(all(document, "testcase"))
        .extracting(c -> c.getAttribute("classname") + ": " + c.getAttribute("name"))
        .containsExactly(
            "press: Server away for a while",
            "press: Server away for a while [run 2]",
            "a/b: Press [run 2]");
  }

  @Test
  void a_failure_says_what_where_and_how_again() throws Exception {
    Document document = parse(JunitXml.text(List.of(FAILED)));
    Element failure = all(document, "failure").getFirst();
    assertThat(failure.getAttribute("message")).isEqualTo(FAILED.failure());
    assertThat(failure.getTextContent())
        .contains("press.yaml:35 step 10 \"LED is off\"")
        .contains("expected led1=0, was 1")
        .contains("again: " + FAILED.reproduce());
    assertThat(all(document, "system-out").getFirst().getTextContent())
        .contains("Sent Message=")
        .contains("FAIL in");
  }

  @Test
  void a_report_links_to_the_step_that_failed_and_its_times_are_the_clocks() throws Exception {
    Document document = parse(JunitXml.text(List.of(FAILED, PASSED)));
    assertThat(all(document, "testcase"))
        .extracting(c -> c.getAttribute("file") + ":" + c.getAttribute("line"))
        .containsExactly("press.yaml:35", "a/b.yaml:");
    assertThat(all(document, "testsuite").getFirst().getAttribute("time")).startsWith("0.250");
    assertThat(all(document, "testcase").getFirst().getAttribute("time")).startsWith("0.250");
    assertThat(document.getDocumentElement().getAttribute("time")).startsWith("0.500");
    assertThat(all(document, "property").get(1).getAttribute("name"))
        .isEqualTo("simulated-seconds");
    assertThat(all(document, "property").get(1).getAttribute("value")).startsWith("2.410");
  }

  @Test
  void what_xml_cannot_have_is_replaced() throws Exception {
    String words = "\u0000 \u0008 \ud800 \uffff ]]> <b> & \" ' \u001b[1m \ud83d\ude00";
    Document document =
        parse(JunitXml.text(List.of(SampleRuns.retold(FAILED, FAILED.timeline(), words))));
    validate(document);
    assertThat(all(document, "failure").getFirst().getAttribute("message"))
        .isEqualTo("press.yaml: \ufffd \ufffd \ufffd \ufffd ]]> <b> & \" ' \ufffd[1m \ud83d\ude00");
  }

  @Test
  void trouble_of_the_rig_is_an_error_and_a_timeout_a_failure() throws Exception {
    for (RunResult.Verdict verdict : RunResult.Verdict.values()) {
      RunResult run =
          new RunResult(
              FAILED.scenario(),
              FAILED.rig(),
              1,
              1,
              verdict,
              List.of(),
              FAILED.took(),
              FAILED.real(),
              new RunFailure("press.yaml", Mismatch.because("why")),
              "again",
              FAILED.timeline(),
              List.of());
      Document document = parse(JunitXml.text(List.of(run)));
      validate(document);
      int failures = all(document, "failure").size();
      int errors = all(document, "error").size();
      assertThat(failures + "/" + errors)
          .as(verdict.name())
          .isEqualTo(
              switch (verdict) {
                case PASSED, FLAKY -> "0/0";
                case FAILED, MISSED, TIMED_OUT -> "1/0";
                case BROKEN, INTERRUPTED -> "0/1";
              });
      // One name for one outcome, wherever somebody reads it.
      String type = "type=\"" + verdict.word() + "\"";
      assertThat(JunitXml.text(List.of(run)).contains(type))
          .as("%s", verdict)
          .isEqualTo(verdict != RunResult.Verdict.PASSED);
      assertThat(HtmlPage.text(run)).contains("\"verdict\":\"" + verdict.word() + "\"");
      assertThat(new Transcript(false).ending(run)).startsWith(verdict.word() + " in ");
      assertThat(RunResult.Verdict.of(verdict.word())).isEqualTo(verdict);
      assertThat(RunResult.Verdict.of(verdict.name())).isEqualTo(verdict);
    }
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    assertThat(JunitXml.text(List.of(SimulatedRun.failed())))
        .isEqualTo(JunitXml.text(List.of(FAILED)));
  }
}
