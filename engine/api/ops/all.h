#pragma once
// Every operation's input and output, for callers that use many.

#include "engine/api/ops/account.h"
#include "engine/api/ops/batch_get_item.h"
#include "engine/api/ops/batch_write_item.h"
#include "engine/api/ops/delete_item.h"
#include "engine/api/ops/elsewhere.h"
#include "engine/api/ops/get_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/query.h"
#include "engine/api/ops/resource_policy.h"
#include "engine/api/ops/scan.h"
#include "engine/api/ops/tables.h"
#include "engine/api/ops/tags.h"
#include "engine/api/ops/time_to_live.h"
#include "engine/api/ops/transact_get_items.h"
#include "engine/api/ops/transact_write_items.h"
#include "engine/api/ops/update_item.h"
