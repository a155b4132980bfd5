# cmake -DSOURCE=… -DOUT=… -P: the shipped Friday is what tools/make_friday.py writes.
execute_process(COMMAND python3 "${SOURCE}/tools/make_friday.py" "${OUT}" COMMAND_ERROR_IS_FATAL ANY)
foreach(name arrivals.csv roster.csv)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -E compare_files
            "${OUT}/${name}" "${SOURCE}/seed/thanh-ha-2023-09-29/${name}"
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
