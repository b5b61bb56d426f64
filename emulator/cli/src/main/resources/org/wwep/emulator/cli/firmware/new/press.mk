# For WICED Studio: copy this folder to apps/press, then: make press-PLATFORM download run
NAME := App_Press
$(NAME)_SOURCES := main.c
