"""Tests of `icp_wizard.explaining`."""
