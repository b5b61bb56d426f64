pytest_plugins = ["wwep_pytest"]
