"""`python -m icp_wizard` is the same as the `icp-wizard` command."""

from icp_wizard.commands import main

raise SystemExit(main())
