#include "models/session/maintenance.h"

namespace rf::models {

Maintenance Maintenance::engine() {
    return {rf::importTable, rf::exportTable, rf::convertDynamoDbLocal, rf::makeSample, rf::checkFile};
}

} // namespace rf::models
