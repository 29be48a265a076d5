# title: pause and unpause a running domain
# where: both
remember
config still
create still
ok xm pause still
ok xm list still
expect_out '^still .* --p---|^still .* -bp---'
ok xm pause still
ok xm unpause still
eventually "$SOON" in_state still '^[r-][b-]----$'
ok xm destroy "$id"
leaves_nothing
