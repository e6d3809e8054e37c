#!/usr/bin/env bash
# AWS CLI: auto scaling and alarms as a person types them, against the endpoint that serves the table.
set -euo pipefail
aws=(/usr/bin/aws --endpoint-url "$ENDPOINT" --output json)
target=(--service-namespace dynamodb --resource-id table/Shop --scalable-dimension dynamodb:table:WriteCapacityUnits)
say() { echo "— $*"; }
equals() { [[ "$1" == "$2" ]] || { echo "expected: $2"; echo "found:    $1"; exit 1; }; }
refused() { # refused 'words' command…
    local words=$1
    shift
    local said
    if said=$("$@" 2>&1); then echo "was not refused: $*"; exit 1; fi
    [[ "$said" == *"$words"* ]] || { echo "expected: $words"; echo "found:    $said"; exit 1; }
}

"${aws[@]}" dynamodb create-table --table-name Shop --attribute-definitions AttributeName=pk,AttributeType=S --key-schema AttributeName=pk,KeyType=HASH \
    --provisioned-throughput ReadCapacityUnits=5,WriteCapacityUnits=5 >/dev/null

say register-scalable-target raises the capacity
"${aws[@]}" application-autoscaling register-scalable-target "${target[@]}" --min-capacity 10 --max-capacity 100 >/dev/null
equals "$("${aws[@]}" dynamodb describe-table --table-name Shop --query Table.ProvisionedThroughput.WriteCapacityUnits)" 10
equals "$("${aws[@]}" application-autoscaling describe-scaling-activities --service-namespace dynamodb --resource-id table/Shop \
    --query 'ScalingActivities[].[Description,Cause,StatusCode,StatusMessage]' --output text)" \
    $'Setting write capacity units to 10.\tminimum capacity was set to 10\tSuccessful\tSuccessfully set write capacity units to 10. Change successfully fulfilled by dynamodb.'
equals "$("${aws[@]}" application-autoscaling describe-scalable-targets --service-namespace dynamodb --query 'ScalableTargets[].[MinCapacity,MaxCapacity]' --output text)" $'10\t100'
refused '(ValidationException) when calling the RegisterScalableTarget operation: DynamoDB table does not exist: table/Nowhere' \
    "${aws[@]}" application-autoscaling register-scalable-target --service-namespace dynamodb --resource-id table/Nowhere \
    --scalable-dimension dynamodb:table:ReadCapacityUnits --min-capacity 1 --max-capacity 2

say put-scaling-policy and its alarms
equals "$("${aws[@]}" application-autoscaling put-scaling-policy "${target[@]}" --policy-name track --policy-type TargetTrackingScaling \
    --target-tracking-scaling-policy-configuration '{"TargetValue":70,"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDBWriteCapacityUtilization"}}' \
    --query 'length(Alarms)')" 4
equals "$("${aws[@]}" application-autoscaling describe-scaling-policies --service-namespace dynamodb \
    --query 'ScalingPolicies[].[PolicyName,TargetTrackingScalingPolicyConfiguration.TargetValue]' --output text)" $'track\t70.0'
equals "$("${aws[@]}" cloudwatch describe-alarms --alarm-name-prefix TargetTracking-table/Shop-AlarmHigh --query 'MetricAlarms[].[MetricName,Threshold,EvaluationPeriods]' --output text)" \
    $'ConsumedWriteCapacityUnits\t420.0\t2'

say put-scheduled-action
"${aws[@]}" application-autoscaling put-scheduled-action "${target[@]}" --scheduled-action-name morning --schedule 'cron(0 8 ? * MON-FRI *)' \
    --timezone Europe/Berlin --scalable-target-action MinCapacity=50
equals "$("${aws[@]}" application-autoscaling describe-scheduled-actions --service-namespace dynamodb --query 'ScheduledActions[].[Schedule,Timezone,ScalableTargetAction.MinCapacity]' --output text)" \
    $'cron(0 8 ? * MON-FRI *)\tEurope/Berlin\t50'
refused '(ValidationException)' "${aws[@]}" application-autoscaling put-scheduled-action "${target[@]}" --scheduled-action-name bad --schedule soon --scalable-target-action MinCapacity=50

say put-metric-alarm, set-alarm-state, history
"${aws[@]}" cloudwatch put-metric-alarm --alarm-name busy --namespace AWS/DynamoDB --metric-name ConsumedWriteCapacityUnits --dimensions Name=TableName,Value=Shop \
    --statistic Sum --period 60 --evaluation-periods 1 --threshold 3 --comparison-operator GreaterThanThreshold --treat-missing-data ignore
equals "$("${aws[@]}" cloudwatch describe-alarms --alarm-names busy --query 'MetricAlarms[].[StateValue,TreatMissingData]' --output text)" $'INSUFFICIENT_DATA\tignore'
"${aws[@]}" cloudwatch set-alarm-state --alarm-name busy --state-value ALARM --state-reason 'a "drill" & more'
equals "$("${aws[@]}" cloudwatch describe-alarm-history --alarm-name busy --query 'AlarmHistoryItems[].HistorySummary' --output text)" \
    $'Alarm updated from INSUFFICIENT_DATA to ALARM\tAlarm "busy" created'
equals "$("${aws[@]}" cloudwatch describe-alarms --state-value ALARM --query 'MetricAlarms[].StateReason' --output text)" 'a "drill" & more'
refused '(ResourceNotFound) when calling the SetAlarmState operation: Unknown alarm: none' "${aws[@]}" cloudwatch set-alarm-state --alarm-name none --state-value OK --state-reason x
refused '(InvalidParameterValue)' "${aws[@]}" cloudwatch put-metric-data --namespace Mine --metric-name x --value 1

say metrics equal what was sent
for i in 1 2 3 4; do "${aws[@]}" dynamodb put-item --table-name Shop --item '{"pk":{"S":"k'$i'"}}'; done
"${aws[@]}" dynamodb scan --table-name Shop >/dev/null
span=(--start-time "$(date -u -d '-10 minutes' +%FT%TZ)" --end-time "$(date -u -d '+2 minutes' +%FT%TZ)")
dimension='{"Name":"TableName","Value":"Shop"}'
equals "$("${aws[@]}" cloudwatch get-metric-statistics --namespace AWS/DynamoDB --metric-name ConsumedWriteCapacityUnits --dimensions "$dimension" "${span[@]}" --period 3600 \
    --statistics Sum SampleCount --query 'sum(Datapoints[].Sum)')" 4.0
equals "$("${aws[@]}" cloudwatch get-metric-statistics --namespace AWS/DynamoDB --metric-name SuccessfulRequestLatency --dimensions "$dimension" '{"Name":"Operation","Value":"PutItem"}' \
    "${span[@]}" --period 3600 --statistics SampleCount --query 'sum(Datapoints[].SampleCount)')" 4.0
equals "$("${aws[@]}" cloudwatch get-metric-data "${span[@]}" --metric-data-queries '[{"Id":"w","ReturnData":false,"MetricStat":{"Period":60,"Stat":"Sum","Metric":{"Namespace":"AWS/DynamoDB",
    "MetricName":"ConsumedWriteCapacityUnits","Dimensions":['"$dimension"']}}},{"Id":"double","Expression":"w*2"}]' --query 'sum(MetricDataResults[0].Values)')" 8.0
latency=(--namespace AWS/DynamoDB --metric-name SuccessfulRequestLatency --dimensions "$dimension" '{"Name":"Operation","Value":"PutItem"}' "${span[@]}" --period 86400)
"${aws[@]}" cloudwatch get-metric-statistics "${latency[@]}" --statistics Maximum --extended-statistics p50 p99.9 p100 --output json \
    | python3 -c 'import json, sys; d = json.load(sys.stdin)["Datapoints"][-1]; e = d["ExtendedStatistics"]; assert 0 < e["p50"] <= e["p99.9"] <= e["p100"] == d["Maximum"], d'
refused '(InvalidParameterValue)' "${aws[@]}" cloudwatch get-metric-statistics "${latency[@]}" --extended-statistics tm99
"${aws[@]}" cloudwatch list-metrics --namespace AWS/DynamoDB --metric-name ReturnedItemCount --query 'Metrics[].Dimensions[].Value' --output text | grep -q $'Shop\tScan'

say and away
"${aws[@]}" cloudwatch delete-alarms --alarm-names busy
"${aws[@]}" application-autoscaling deregister-scalable-target "${target[@]}"
equals "$("${aws[@]}" cloudwatch describe-alarms --query 'length(MetricAlarms)')" 0
refused '(ObjectNotFoundException)' "${aws[@]}" application-autoscaling delete-scaling-policy "${target[@]}" --policy-name track
say scaling done
