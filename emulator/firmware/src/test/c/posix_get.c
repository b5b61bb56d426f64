/* A client that is written for POSIX and knows nothing of who runs it. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST "GET / HTTP/1.0\r\nHost: wwep.wa101.cypress.com\r\n\r\n"

int main(void) {
    static struct addrinfo hints;
    static char response[16];
    struct addrinfo *found;
    char text[INET_ADDRSTRLEN];
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    printf("unknown %d\n", getaddrinfo("no.such.example", "80", &hints, &found));
    int status = getaddrinfo("wwep.wa101.cypress.com", "80", &hints, &found);
    printf("lookup %d\n", status);
    int sock = -1;
    for (struct addrinfo *each = found; each != NULL && sock < 0; each = each->ai_next) {
        struct sockaddr_in *address = (struct sockaddr_in *)each->ai_addr;
        printf("%s:%u\n", inet_ntop(AF_INET, &address->sin_addr, text, sizeof text), ntohs(address->sin_port));
        sock = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
        if (connect(sock, each->ai_addr, each->ai_addrlen) == -1) {
            close(sock);
            sock = -1;
        }
    }
    if (sock < 0 || send(sock, REQUEST, strlen(REQUEST), 0) == -1) {
        exit(1);
    }
    for (;;) {
        int length = recv(sock, response, sizeof response - 1, 0);
        if (length <= 0) {
            printf("\nend %d\n", length);
            break;
        }
        response[length] = 0;
        printf("%s", response);
    }
    close(sock);
    freeaddrinfo(found);
    return 0;
}
