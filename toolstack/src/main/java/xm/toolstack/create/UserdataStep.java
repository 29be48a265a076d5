package xm.toolstack.create;

import java.util.UUID;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;

/**
 * Leaves the configuration behind: as libxl's JSON for xl, and in xm's own form for restarts.
 *
 * @param config with UUID and MAC addresses filled in
 */
record UserdataStep(DomainConfig config) implements Step {

  @Override
  public String description() {
    return "store its configuration";
  }

  @Override
  public void perform(CreateContext context) {
    Userdata userdata = userdata(context);
    userdata.write(Userdata.LIBXL_JSON, LibxlJson.of(config));
    userdata.write(Userdata.XM, DomainConfigLoader.toSxp(config));
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      userdata(context).deleteAll();
    }
  }

  private Userdata userdata(CreateContext context) {
    UUID uuid = config.uuid().orElseThrow();
    return new Userdata(context.host().paths(), context.domid(), uuid);
  }
}
