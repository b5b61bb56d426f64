@echo off
rem The wwep command of the packaged distribution, for Windows: takes the Java that came along, or WWEP_JAVA_HOME, JAVA_HOME, the path.
setlocal
set "here=%~dp0.."
set "java=%here%\runtime\bin\java.exe"
if defined WWEP_JAVA_HOME set "java=%WWEP_JAVA_HOME%\bin\java.exe"
if not exist "%java%" if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%java%" set "java=java.exe"
set "quick=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5"
for %%c in (board fleet mcp proxy run) do if "%~1"=="%%c" set "quick=-XX:TieredStopAtLevel=1"
if "%~1"=="server" set "quick="
if "%~1"=="explore" set "quick="
"%java%" -XX:+UseSerialGC %quick% %WWEP_JVM% --enable-native-access=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED -cp "%here%\lib\*" org.wwep.emulator.cli.Wwep %*
exit /b %ERRORLEVEL%
