@echo off
rem Starts Retort with a JDK of version 25 or later: the window without arguments, the command line with them.
rem RETORT_JAVA names a java.exe to use; RETORT_JAVA_OPTS adds options for it.
setlocal EnableDelayedExpansion
set "home=%~dp0.."
set "java="
if defined RETORT_JAVA call :try "%RETORT_JAVA%"
if not defined java if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for /f "delims=" %%j in ('where java 2^>nul') do if not defined java call :try "%%j"
if not defined java for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*") do if not defined java call :try "%%d\bin\java.exe"
if not defined java (
  echo error: Retort needs Java 25 or later, and none was found. 1>&2
  echo hint: Install a JDK 25, or name its java.exe in RETORT_JAVA. 1>&2
  exit /b 1
)
set "machine=x86_64"
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" set "machine=aarch64"
set "sqlite=-Dorg.sqlite.lib.path=%home%\lib\native\Windows\%machine%"
if "%~1"=="" (
  start "" "%java%w" %RETORT_JAVA_OPTS% "%sqlite%" --module-path "%home%\lib\javafx" --add-modules javafx.controls --enable-native-access=ALL-UNNAMED,javafx.graphics -classpath "%home%\lib\*" dev.retort.Main
  exit /b 0
)
"%java%.exe" %RETORT_JAVA_OPTS% "%sqlite%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable --enable-native-access=ALL-UNNAMED -classpath "%home%\lib\*" dev.retort.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" exit /b 0
for /f "tokens=3" %%v in ('""%~1" -version 2^>^&1"') do (
  for /f "delims=." %%m in ("%%~v") do (
    if %%m GEQ 25 set "java=%~dpn1"
  )
  exit /b 0
)
exit /b 0
