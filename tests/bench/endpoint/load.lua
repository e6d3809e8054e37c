-- One kind of request for wrk, chosen by BENCH_LOAD; BENCH_KEYS is the number of keys. Values vary from request to request.
local load = os.getenv("BENCH_LOAD")
local keys = tonumber(os.getenv("BENCH_KEYS"))
local filler = string.rep("x", 960)
local count = 0
local threads = 0

function setup(thread)
    thread:set("seed", threads)
    threads = threads + 1
end

function init()
    math.randomseed(seed * 7919 + os.time())
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-amz-json-1.0"
    wrk.headers["X-Amz-Date"] = "20260101T000000Z"
    wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/dynamodb/aws4_request, " ..
        "SignedHeaders=host;x-amz-date, Signature=abc"
    wrk.headers["X-Amz-Target"] = "DynamoDB_20120810." .. load
end

local function key() return string.format('"k%06d"', math.random(0, keys - 1)) end
local function item(k)
    count = count + 1
    return string.format('{"pk":{"S":%s},"n":{"N":"%d"},"v":{"S":"%d-%d%s"}}', k, count, seed, count, filler)
end
local function several(n, one)
    local parts, taken = {}, {}
    while #parts < n do
        local k = key()
        if not taken[k] then
            taken[k] = true
            parts[#parts + 1] = string.format(one, item(k))
        end
    end
    return table.concat(parts, ",")
end

local bodies = {
    GetItem = function() return '{"TableName":"Bench","Key":{"pk":{"S":' .. key() .. '}}}' end,
    PutItem = function() return '{"TableName":"Bench","Item":' .. item(key()) .. '}' end,
    UpdateItem = function()
        return '{"TableName":"Bench","Key":{"pk":{"S":' .. key() .. '}},"UpdateExpression":"ADD n :n",' ..
            '"ExpressionAttributeValues":{":n":{"N":"1"}}}'
    end,
    Query = function()
        return string.format('{"TableName":"Lines","KeyConditionExpression":"pk = :p",' ..
            '"ExpressionAttributeValues":{":p":{"S":"p%03d"}}}', math.random(0, 99))
    end,
    BatchWriteItem = function()
        return '{"RequestItems":{"Bench":[' .. several(25, '{"PutRequest":{"Item":%s}}') .. ']}}'
    end,
    TransactWriteItems = function()
        return '{"TransactItems":[' .. several(4, '{"Put":{"TableName":"Bench","Item":%s}}') .. ']}'
    end,
}

function request() return wrk.format(nil, "/", nil, bodies[load]()) end
