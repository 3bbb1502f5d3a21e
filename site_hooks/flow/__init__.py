"""The flow of 申领 and 换证: declared in `steps`; `drawing` makes of it a drawing and a list."""
