package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.usb.UsbHostDevice;
import xm.toolstack.usb.UsbLayout;
import xm.toolstack.usb.UsbTree;

/** The USB lists of libxl's JSON configuration (libxl_types.idl, device_usbctrl, device_usbdev). */
public final class LibxlUsb {
  private static final String CONTROLLERS = "usbctrls";
  private static final String DEVICES = "usbdevs";

  private LibxlUsb() {}

  static void write(JsonGenerator json, UsbLayout layout) throws IOException {
    if (layout.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(CONTROLLERS);
    controllers(json, layout.controllers());
    json.writeEndArray();
    json.writeArrayFieldStart(DEVICES);
    for (UsbLayout.Place place : layout.places()) {
      UsbHostDeviceSpec d = place.device();
      if (d.busId().isEmpty()) { // libxl has no places, only numbers
        device(json, place.controller(), place.port(), d.hostBus(), d.hostAddress());
      }
    }
    json.writeEndArray();
  }

  /** The text of a userdata file with these controllers and devices instead of those it has. */
  public static String with(
      String text,
      List<UsbControllerSpec> controllers,
      List<UsbHostDeviceSpec> devices,
      UsbTree tree) {
    String changed =
        LibxlDevices.edited(
            text, CONTROLLERS, (number, name) -> true, json -> controllers(json, controllers));
    return LibxlDevices.edited(
        changed,
        DEVICES,
        (number, name) -> true,
        json -> {
          for (UsbHostDeviceSpec spec : devices) {
            Optional<UsbHostDevice> d = tree.find(spec);
            if (d.isPresent()) {
              device(json, spec.controller(), spec.port(), d.get().bus(), d.get().address());
            }
          }
        });
  }

  private static void controllers(JsonGenerator json, List<UsbControllerSpec> controllers)
      throws IOException {
    for (int i = 0; i < controllers.size(); i++) {
      json.writeStartObject();
      json.writeStringField("type", controllers.get(i).type());
      json.writeNumberField("devid", i);
      json.writeNumberField("version", controllers.get(i).version());
      json.writeNumberField("ports", controllers.get(i).ports());
      json.writeEndObject();
    }
  }

  private static void device(
      JsonGenerator json, int controller, int port, int hostBus, int hostAddress)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("ctrl", controller);
    json.writeNumberField("port", port);
    json.writeObjectFieldStart("type.hostdev");
    json.writeNumberField("hostbus", hostBus);
    json.writeNumberField("hostaddr", hostAddress);
    json.writeEndObject();
    json.writeEndObject();
  }
}
