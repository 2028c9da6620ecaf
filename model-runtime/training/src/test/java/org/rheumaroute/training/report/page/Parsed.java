package org.rheumaroute.training.report.page;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page read by an XML parser, which forgives nothing. */
record Parsed(Element root) {
    static Parsed of(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        return new Parsed(document.getDocumentElement());
    }

    List<Parsed> all(String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Parsed> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(new Parsed((Element) nodes.item(i)));
        }
        return found;
    }

    Parsed section(String id) {
        return all("section").stream()
                .filter(section -> section.attribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Cells of the rows of a table's body, as text. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Parsed row : all("tbody").get(0).all("tr")) {
            List<String> cells = new ArrayList<>();
            for (Node cell = row.root.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
                cells.add(cell.getTextContent().strip());
            }
            rows.add(cells);
        }
        return rows;
    }

    String attribute(String name) {
        return root.getAttribute(name);
    }

    String text() {
        return root.getTextContent().strip();
    }

    /** Text of this and every attribute below it. */
    List<String> attributes() {
        List<String> values = new ArrayList<>();
        for (Parsed element : all("*")) {
            for (int i = 0; i < element.root.getAttributes().getLength(); i++) {
                values.add(element.root.getAttributes().item(i).getNodeName() + "="
                        + element.root.getAttributes().item(i).getNodeValue());
            }
        }
        return values;
    }
}
