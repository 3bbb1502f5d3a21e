"""行政执法人员信息收集表 (application form)."""
