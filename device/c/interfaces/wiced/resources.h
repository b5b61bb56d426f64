/* Files in the board's storage: sources include this and use none of it here. */
#ifndef WWEP_RESOURCES_H
#define WWEP_RESOURCES_H
#endif
