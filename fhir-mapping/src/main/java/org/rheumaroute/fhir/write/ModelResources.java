package org.rheumaroute.fhir.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.rheumaroute.model.PackageRef;

/**
 * A model package in the EHR: a Device that performs and a DocumentReference that holds its model card. Their ids come
 * from the package's digest and they carry no clock time, so writing them again changes nothing. They follow the ideas
 * of HL7's draft on AI transparency without claiming to conform to a text that still changes.
 */
final class ModelResources {
    private static final String MANUFACTURER = "RheumaRoute";

    private ModelResources() {}

    static Reference deviceReference(PackageRef ref) {
        return new Reference("Device/" + idOf("model", ref)).setDisplay(ref.label());
    }

    static Reference cardReference(PackageRef ref) {
        return new Reference("DocumentReference/" + idOf("model-card", ref))
                .setIdentifier(Codings.identifier(RheumaRouteUris.PACKAGE_SHA256, ref.sha256()))
                .setDisplay("Model card of " + ref.label());
    }

    static Device device(ModelCardFacts card) {
        PackageRef ref = card.packageRef();
        Device device = new Device();
        device.setId(idOf("model", ref));
        device.addIdentifier(Codings.identifier(RheumaRouteUris.PACKAGE_SHA256, ref.sha256()));
        device.setStatus(FHIRDeviceStatus.ACTIVE);
        device.setManufacturer(MANUFACTURER);
        device.addDeviceName().setName(card.title()).setType(DeviceNameType.USERFRIENDLYNAME);
        device.addDeviceName().setName(ref.name()).setType(DeviceNameType.MODELNAME);
        device.setType(Codings.concept(new Coding(
                        RheumaRouteUris.ARTEFACT, "prediction-model", "Artificial intelligence: prediction model"))
                .setText("Artificial intelligence"));
        device.addVersion().setValue(ref.version());
        property(device, "Package SHA-256", ref.sha256());
        property(device, "Question", card.task().value());
        property(device, "Training data", ref.demonstration() ? "invented" : "see model card");
        property(device, "Model card", cardReference(ref).getReference());
        noteTexts(card).forEach(text -> device.addNote().setText(text));
        if (ref.demonstration()) {
            device.getMeta().addTag(Codings.inventedTrainingData());
        }
        return device;
    }

    static DocumentReference card(ModelCardFacts card) {
        PackageRef ref = card.packageRef();
        DocumentReference document = new DocumentReference();
        document.setId(idOf("model-card", ref));
        document.addIdentifier(Codings.identifier(RheumaRouteUris.PACKAGE_SHA256, ref.sha256()));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(Codings.concept(new Coding(RheumaRouteUris.ARTEFACT, "model-card", "AI model card")));
        document.setDescription("Model card of " + ref.label());
        document.addAuthor(deviceReference(ref));
        byte[] markdown = card.markdown().getBytes(StandardCharsets.UTF_8);
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/markdown; charset=utf-8")
                        .setLanguage("en")
                        .setTitle(card.title())
                        .setSize(markdown.length)
                        .setData(markdown));
        if (ref.demonstration()) {
            document.getMeta().addTag(Codings.inventedTrainingData());
        }
        return document;
    }

    private static List<String> noteTexts(ModelCardFacts card) {
        String use = "Intended use: " + card.intendedUse();
        String limits = "Limits: " + card.limits();
        return card.packageRef().demonstration()
                ? List.of(Notes.RESEARCH_USE, Notes.INVENTED, use, limits)
                : List.of(Notes.RESEARCH_USE, use, limits);
    }

    private static void property(Device device, String name, String value) {
        device.addProperty().setType(Codings.text(name)).addValueCode(Codings.text(value));
    }

    private static String idOf(String prefix, PackageRef ref) {
        return Digests.id(prefix, List.of(ref.name(), ref.version(), ref.sha256()));
    }
}
