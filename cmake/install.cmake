# cmake --install: the two programs, the data files that they read, manual pages and completions.
install(TARGETS apud apud-index RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS apud-pdf RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/apud)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/corpus/lexicon/ DESTINATION ${CMAKE_INSTALL_DATADIR}/apud/lexicon)
# Manual pages and shell completions, where Debian looks for them.
file(GLOB manual_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.1)
install(FILES ${manual_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
set(completions ${PROJECT_SOURCE_DIR}/scripts/completions)
foreach(program apud apud-index)  # bash loads the file that is named like the command
  install(FILES ${completions}/apud.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
  install(FILES ${completions}/apud.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME ${program}.fish)
endforeach()
install(FILES ${completions}/_apud DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
