"""How the site is built: forms, catalogue, flow, what is for paper, the runtime's parts, the security policy."""
