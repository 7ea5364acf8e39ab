@echo off
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title ziping
set "PYTHONUTF8=1"
set "ZIPING_HERE=%~dp0"
set "ZIPING_SELF=%~nx0"
set "ZIPING_TERMINAL=@TERMINAL@"
set ZIPING_ARGS=%*
setlocal EnableDelayedExpansion
rem A dropped path with an ampersand and no blank comes unquoted: only the whole line still has all of it.
set "ZIPING_LINE=!cmdcmdline!"
"!ZIPING_HERE!runtime\python.exe" -X utf8 -B "!ZIPING_HERE!lib\ziping_start.py"
set "ZIPING_CODE=!errorlevel!"
if not "!ZIPING_CODE!"=="0" if not defined ZIPING_NO_PAUSE pause
rem What the shell took for a second command behind the ampersand must not run.
if not "!ZIPING_LINE!"=="!ZIPING_LINE: /c =!" exit !ZIPING_CODE!
exit /b !ZIPING_CODE!
