"""What can be wrong with a library: the rules, and how what they find is shown."""

from literature.checks.diagnosis import Diagnostic, diagnose
from literature.checks.registry import RULES, rule_named
from literature.model import Rule, Severity

__all__ = ["RULES", "Diagnostic", "Rule", "Severity", "diagnose", "rule_named"]
