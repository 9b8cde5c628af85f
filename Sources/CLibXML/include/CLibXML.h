// libxml2 as Importing sees it.
#ifndef CLIBXML_H
#define CLIBXML_H

#endif
