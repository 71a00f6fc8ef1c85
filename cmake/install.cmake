# cmake --install: the two programs and the data files that they read.
install(TARGETS apud apud-index RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/corpus/lexicon/ DESTINATION ${CMAKE_INSTALL_DATADIR}/apud/lexicon)
