// Keeps bucket access monitoring and audit tracks switched on across Tencent Cloud, Alibaba Cloud, Huawei Cloud and Volcengine, and lists what they record.
package accessaudit
