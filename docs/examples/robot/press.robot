*** Settings ***
Library     WwepLibrary.py


*** Test Cases ***
A Press Lights The LED And Reaches The Server
    Start Board
    LED Should Be Dark
    Press Button
    Let Time Pass    2s
    LED Should Be Lit
    Register Should Be    0001

What Was Pressed Without A Network Arrives Later
    Start Board
    Let Time Pass    2s
    Begin Fault    timeout    stream=upstream    name=cut
    Press Button
    Let Time Pass    1s
    End Fault    cut
    Let Time Pass    60m
    Register Should Be    0001
