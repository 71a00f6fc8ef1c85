namespace apud {}
