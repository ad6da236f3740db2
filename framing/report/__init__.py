"""Reports: a comparison becomes plain data, and that becomes pages and figures."""
