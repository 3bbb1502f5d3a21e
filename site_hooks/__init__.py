"""How the site is built: forms from the input models, the runtime's parts, the security policy."""
