/* The least that reading XML costs: expat sees every event and keeps nothing but counts. Built by expat.ts where there is a compiler. */
#include <expat.h>
#include <stdio.h>
#include <string.h>

static long records, elements, characters;

static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **attributes) {
  (void)data, (void)attributes;
  elements++;
  if (strcmp(name, "PubmedArticle") == 0) records++;
}

static void XMLCALL end(void *data, const XML_Char *name) { (void)data, (void)name; }

static void XMLCALL text(void *data, const XML_Char *run, int length) {
  (void)data, (void)run;
  characters += length;
}

int main(int argc, char **argv) {
  static char buffer[1 << 18];
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 1;
  XML_Parser parser = XML_ParserCreate(NULL);
  XML_SetElementHandler(parser, start, end);
  XML_SetCharacterDataHandler(parser, text);
  for (size_t length; (length = fread(buffer, 1, sizeof buffer, file)) > 0;)
    if (XML_Parse(parser, buffer, (int)length, feof(file)) != XML_STATUS_OK) return 2;
  printf("%ld records, %ld elements, %ld characters\n", records, elements, characters);
  XML_ParserFree(parser);
  fclose(file);
  return 0;
}
