// libxml2, loaded when the first page is parsed. Linked, it would bring ICU's thirty megabytes of
// tables into every start, also where plain text is read.
#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>

#include "CLibXML.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *library;

static void load(void) {
  library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libxml2.so", RTLD_NOW | RTLD_LOCAL);
  // Two threads that parse at the same time for the first time would each make the lock of the
  // dictionaries, and one would wait for it for ever (seen with 2.9.14).
  void (*initialise)(void) = library ? (void (*)(void))dlsym(library, "xmlInitParser") : NULL;
  if (initialise) initialise();
}

bool clx_load(void) {
  pthread_once(&once, load);
  return library != NULL;
}

// A function of the library under its own name, which calls the loaded one. `clx_load` has been
// asked before; a name that is missing all the same answers nothing.
#define PASS(result, name, parameters, arguments, failure)                     \
  result name parameters {                                                     \
    static result(*real) parameters;                                           \
    if (!real) real = clx_load() ? (result(*) parameters)dlsym(library, #name) : NULL; \
    return real ? real arguments : failure;                                    \
  }
#define PASS_VOID(name, parameters, arguments)                                 \
  void name parameters {                                                       \
    static void(*real) parameters;                                             \
    if (!real) real = clx_load() ? (void(*) parameters)dlsym(library, #name) : NULL; \
    if (real) real arguments;                                                  \
  }

PASS(htmlParserCtxtPtr, htmlNewParserCtxt, (void), (), NULL)
PASS(int, htmlCtxtUseOptions, (htmlParserCtxtPtr c, int o), (c, o), -1)
PASS(const htmlEntityDesc *, htmlEntityLookup, (const xmlChar *n), (n), NULL)
PASS_VOID(htmlFreeParserCtxt, (htmlParserCtxtPtr c), (c))
PASS(int, htmlParseDocument, (htmlParserCtxtPtr c), (c), -1)
PASS(int, xmlCopyCharMultiByte, (xmlChar * o, int v), (o, v), 0)
PASS(xmlParserCtxtPtr, xmlNewParserCtxt, (void), (), NULL)
PASS(
    xmlParserInputBufferPtr, xmlParserInputBufferCreateIO,
    (xmlInputReadCallback r, xmlInputCloseCallback e, void *c, xmlCharEncoding n), (r, e, c, n),
    NULL)
PASS(
    xmlParserInputPtr, xmlNewIOInputStream,
    (xmlParserCtxtPtr c, xmlParserInputBufferPtr b, xmlCharEncoding e), (c, b, e), NULL)
PASS(int, inputPush, (xmlParserCtxtPtr c, xmlParserInputPtr i), (c, i), -1)
PASS_VOID(xmlFreeParserInputBuffer, (xmlParserInputBufferPtr b), (b))
PASS(int, xmlCtxtUseOptions, (xmlParserCtxtPtr c, int o), (c, o), -1)
PASS_VOID(xmlFreeDoc, (xmlDocPtr d), (d))
PASS_VOID(xmlFreeParserCtxt, (xmlParserCtxtPtr c), (c))
PASS(int, xmlParseDocument, (xmlParserCtxtPtr c), (c), -1)
PASS_VOID(xmlSetStructuredErrorFunc, (void *c, xmlStructuredErrorFunc f), (c, f))
PASS_VOID(xmlStopParser, (xmlParserCtxtPtr c), (c))
PASS(int, xmlSwitchEncoding, (xmlParserCtxtPtr c, xmlCharEncoding e), (c, e), -1)
