"""本月要报的人: the roster's people with their photos beside them, and what each of them still lacks."""
